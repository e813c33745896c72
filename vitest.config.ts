import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These run inside a VS Code, or drive one: tools/workbench.mjs starts them.
    exclude: ['test/workbench/**', '**/node_modules/**'],
    // Two cores are shared with whatever else the machine does.
    maxWorkers: 2,
    testTimeout: 20_000,
    reporters: process.env['PACKETWALK_RESULTS'] ? ['default', 'json'] : ['default'],
    outputFile: { json: 'out/results/vitest.json' },
  },
});
