// Mermaid loads each kind of diagram lazily, as a chunk of its own. The panel draws sequence diagrams only: every
// other lazy chunk (flowcharts, layout engines, KaTeX …) is replaced by an empty module. The error diagram is part of
// the core and stays.

/** @type {import('esbuild').Plugin} */
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
