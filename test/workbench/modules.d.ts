declare module 'workbench-tests' {
  export function load(): void;
}
