// Where Wireshark is looked for and how it is started, for each system.
import { describe, expect, it } from 'vitest';
import { launchOf, wiresharkPlaces } from '../../src/editor/export/wireshark-places.ts';

const windows = {
  platform: 'win32',
  env: {
    Path: 'C:\\Windows;"D:\\Net Tools\\Wireshark\\";relative;.',
    ProgramFiles: 'C:\\Program Files',
    'ProgramFiles(x86)': 'C:\\Program Files (x86)',
    ComSpec: 'C:\\Windows\\system32\\cmd.exe',
  },
};
const mac = { platform: 'darwin', env: { PATH: '/usr/bin:/bin', HOME: '/Users/ann' } };
const linux = { platform: 'linux', env: { PATH: '/home/ann/bin/:/usr/bin:::./bin:/usr/bin' } };

describe('the places', () => {
  it('on Windows are the PATH and where the installer puts it', () => {
    expect(wiresharkPlaces(windows)).toEqual([
      'C:\\Windows\\Wireshark.exe',
      'D:\\Net Tools\\Wireshark\\Wireshark.exe',
      'C:\\Program Files\\Wireshark\\Wireshark.exe',
      'C:\\Program Files (x86)\\Wireshark\\Wireshark.exe',
    ]);
  });

  it('on macOS are the applications, then the PATH', () => {
    const places = wiresharkPlaces(mac);
    expect(places.slice(0, 3)).toEqual([
      '/Applications/Wireshark.app/Contents/MacOS/Wireshark',
      '/Users/ann/Applications/Wireshark.app/Contents/MacOS/Wireshark',
      '/usr/bin/wireshark',
    ]);
  });

  it('elsewhere are the PATH and the usual folders, each once and none relative', () => {
    expect(wiresharkPlaces(linux)).toEqual([
      '/home/ann/bin/wireshark',
      '/usr/bin/wireshark',
      '/usr/local/bin/wireshark',
      '/snap/bin/wireshark',
    ]);
    expect(wiresharkPlaces({ platform: 'linux', env: {} })[0]).toBe('/usr/bin/wireshark');
  });
});

describe('it is started', () => {
  it('on Windows with a line whose paths may have blanks', () => {
    const program = 'C:\\Program Files\\Wireshark\\Wireshark.exe';
    expect(launchOf(windows, program, 'C:\\Users\\A B\\walk.pcapng')).toEqual({
      shellPath: 'C:\\Windows\\system32\\cmd.exe',
      shellArgs: `/d /c start "" "${program}" "C:\\Users\\A B\\walk.pcapng"`,
    });
  });

  it('on macOS as an application, also when the setting names the program inside', () => {
    const inside = '/Applications/Wireshark.app/Contents/MacOS/Wireshark';
    for (const named of [inside, '/Applications/Wireshark.app'])
      expect(launchOf(mac, named, '/tmp/walk.pcapng')).toEqual({
        shellPath: '/usr/bin/open',
        shellArgs: ['-a', '/Applications/Wireshark.app', '/tmp/walk.pcapng'],
      });
    expect(launchOf(mac, '/opt/homebrew/bin/wireshark', '/tmp/walk.pcapng').shellPath).toBe('/bin/sh');
  });

  it('elsewhere with paths as arguments, which no shell reads', () => {
    const { shellPath, shellArgs } = launchOf(linux, '/usr/bin/wireshark', '/tmp/$(x) walk.pcapng');
    expect(shellPath).toBe('/bin/sh');
    expect(shellArgs).toEqual([
      '-c',
      expect.stringContaining('"$0" "$1"'),
      '/usr/bin/wireshark',
      '/tmp/$(x) walk.pcapng',
    ]);
  });
});
