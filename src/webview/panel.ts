import mermaid from 'mermaid';

mermaid.initialize({ startOnLoad: false });
