// Where Wireshark is on the systems that VS Code runs on, and how it is started so that it outlives the editor. Plain functions of
// plain data, without vscode, so that each system is tested on any.

/** As Node names them: `win32`, `darwin`; all others are taken for a Unix. */
export interface System {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Launch {
  readonly shellPath: string;
  /** Windows takes one command line: its quotes are its own */
  readonly shellArgs: string[] | string;
}

/** Absolute paths, the likeliest first: those of the PATH, then where its installers put it. */
export function wiresharkPlaces({ platform, env }: System): readonly string[] {
  if (platform === 'win32') {
    const installed = [
      env['ProgramFiles'],
      env['ProgramW6432'],
      env['ProgramFiles(x86)'],
      'C:\\Program Files',
    ];
    return unique([
      ...directories(env['PATH'] ?? env['Path'], ';').map((folder) => `${folder}\\Wireshark.exe`),
      ...installed.flatMap((folder) => (folder ? [`${folder}\\Wireshark\\Wireshark.exe`] : [])),
    ]);
  }
  const onPath = directories(env['PATH'], ':').map((folder) => `${folder}/wireshark`);
  if (platform !== 'darwin')
    return unique([...onPath, '/usr/bin/wireshark', '/usr/local/bin/wireshark', '/snap/bin/wireshark']);
  const home = env['HOME'];
  const bundles = ['/Applications', ...(home ? [`${home}/Applications`] : [])];
  return unique([
    ...bundles.map((folder) => `${folder}/Wireshark.app/Contents/MacOS/Wireshark`),
    ...onPath,
    '/opt/homebrew/bin/wireshark',
    '/usr/local/bin/wireshark',
  ]);
}

/** Relative entries of a PATH depend on where one is: nobody should be surprised by what stands in a workspace. */
function directories(path: string | undefined, separator: string): readonly string[] {
  return (path ?? '')
    .split(separator)
    .map((folder) => folder.replaceAll('"', '').replace(/(?<=.)[\\/]+$/, ''))
    .filter((folder) => /^(\/|[A-Za-z]:\\|\\\\)/.test(folder));
}

function unique(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)];
}

/** The process ends at once, and leaves Wireshark running. */
export function launchOf({ platform, env }: System, executable: string, capture: string): Launch {
  if (platform === 'win32')
    return {
      shellPath: env['ComSpec'] ?? 'C:\\Windows\\System32\\cmd.exe',
      shellArgs: `/d /c start "" "${executable}" "${capture}"`,
    };
  const bundle = /^.*?\.app(?=\/|$)/.exec(executable)?.[0];
  if (platform === 'darwin' && bundle !== undefined)
    return { shellPath: '/usr/bin/open', shellArgs: ['-a', bundle, capture] };
  // A program in the background keeps a signal ignored: the end of this terminal does not reach it.
  const script = 'trap "" HUP; "$0" "$1" </dev/null >/dev/null 2>&1 &';
  return { shellPath: '/bin/sh', shellArgs: ['-c', script, executable, capture] };
}
