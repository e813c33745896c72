import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.spec.ts'],
    // One VS Code at a time: each takes a core and a gigabyte.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // A second is too short for a machine that does something else besides.
    expect: { poll: { timeout: 10_000 } },
  },
});
