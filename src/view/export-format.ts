// The names of the forms in which a trace leaves the product, as the command line takes them. Below the catalogues, which name them all.

export const EXPORT_FORMATS = ['text', 'norm', 'mermaid', 'markdown', 'svg', 'json', 'pcapng'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];
