// The half of the bench that drives a real VS Code. No test: nothing it prints is judged.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.bench-spec.ts'],
    reporters: ['dot'],
    fileParallelism: false,
    testTimeout: 900_000,
    hookTimeout: 180_000,
  },
});
