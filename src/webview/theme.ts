// Mermaid's settings from VS Code's theme. The fingerprint says whether anything changed that needs a new drawing: colours
// of states (current, not yet, lost) are CSS and follow by themselves.
import type { MermaidConfig } from 'mermaid';

export interface Theme {
  readonly fingerprint: string;
  readonly fontFamily: string;
  readonly fontSize: number;
  readonly colours: Readonly<Record<string, string>>;
}

export function readTheme(): Theme {
  const style = getComputedStyle(document.body);
  const colour = (...names: readonly string[]): string => {
    for (const name of names) {
      const value = style.getPropertyValue(`--vscode-${name}`).trim();
      if (value !== '') return value;
    }
    return style.color;
  };
  const fontFamily = style.fontFamily;
  const fontSize = Math.max(12, Number.parseFloat(style.fontSize) || 13);
  const foreground = colour('editor-foreground', 'foreground');
  const colours = {
    background: colour('editor-background'),
    textColor: foreground,
    signalColor: foreground,
    signalTextColor: foreground,
    actorLineColor: colour('editorIndentGuide-activeBackground1', 'foreground'),
    actorBkg: colour('editor-background'),
    actorBorder: foreground,
    actorTextColor: foreground,
    noteBkgColor: colour('editor-background'),
    noteTextColor: foreground,
    noteBorderColor: foreground,
  };
  return { fingerprint: JSON.stringify([fontFamily, fontSize, colours]), fontFamily, fontSize, colours };
}

/** The page says so by a class of its body and by the variables of its root. */
export function onThemed(heard: () => void): void {
  const observer = new MutationObserver(heard);
  observer.observe(document.body, {
    attributes: true,
    attributeFilter: ['class', 'data-vscode-theme-id'],
  });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
}

/** Columns stand at some distance; where they belong is seen to afterwards. */
export function mermaidConfig({ fontFamily, fontSize, colours }: Theme): MermaidConfig {
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: false,
    maxTextSize: 500_000,
    theme: 'base',
    darkMode: document.body.classList.contains('vscode-dark'),
    fontFamily,
    fontSize,
    themeVariables: { ...colours, fontFamily, fontSize: `${fontSize}px` },
    sequence: {
      mirrorActors: false,
      useMaxWidth: false,
      width: 60,
      height: 20,
      actorMargin: ACTOR_MARGIN,
      wrapPadding: WRAP_PADDING,
      boxMargin: 9,
      boxTextMargin: 2,
      noteMargin: 7,
      messageMargin: 20,
      diagramMarginX: 0,
      diagramMarginY: 0,
      bottomMarginAdj: 0,
      messageFontFamily: fontFamily,
      messageFontSize: fontSize,
      noteFontFamily: fontFamily,
      noteFontSize: fontSize,
      actorFontFamily: fontFamily,
      actorFontSize: fontSize,
    },
  };
}

const ACTOR_MARGIN = 4;
const WRAP_PADDING = 4;
