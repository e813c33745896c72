// Mermaid as the panel needs it: sequence diagrams only, and drawn fast.
import { readFileSync } from 'node:fs';

/**
 * Mermaid loads each kind of diagram lazily, as a chunk of its own. Every chunk but that of sequence diagrams (flowcharts, layout
 * engines, KaTeX …) is replaced by an empty module. The error diagram is part of the core and stays.
 * @type {import('esbuild').Plugin} */
export const sequenceDiagramsOnly = {
  name: 'sequence-diagrams-only',
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ kind, importer, path }) => {
      if (kind !== 'dynamic-import' || !importer.includes('/node_modules/mermaid/')) return undefined;
      if (/\/sequenceDiagram-/.test(path)) return undefined;
      return { path, namespace: 'left-out', sideEffects: false };
    });
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({
      contents:
        'export const diagram = undefined; export default undefined; export const render = undefined;',
    }));
  },
};

const COPY = 'return assignWithDepth_default({}, currentConfig);';
const COPY_ONCE = `
  if (copiedConfig !== currentConfig) {
    copiedConfig = currentConfig;
    copyOfConfig = assignWithDepth_default({}, currentConfig);
  }
  return copyOfConfig;`;

/**
 * Mermaid 12.3 copies its whole configuration, some thousand settings, each time one of them is looked up: several times for each arrow
 * and each participant, which is more than half of what a drawing takes. The configuration is never changed, only replaced (before each
 * drawing, too): one copy of each is enough. Fails when mermaid's text is another one.
 * @type {import('esbuild').Plugin} */
export const configurationCopiedOnce = {
  name: 'configuration-copied-once',
  setup(build) {
    let found = 0;
    build.onStart(() => {
      found = 0;
    });
    build.onLoad({ filter: /[/\\]mermaid[/\\]dist[/\\]chunks[/\\].*\.mjs$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes(COPY)) return undefined;
      found += 1;
      return { contents: `let copiedConfig, copyOfConfig;\n${text.replace(COPY, COPY_ONCE)}`, loader: 'js' };
    });
    build.onEnd(() =>
      found === 1
        ? {}
        : { errors: [{ text: `mermaid copies its configuration in ${found} places, not in one` }] },
    );
  },
};
