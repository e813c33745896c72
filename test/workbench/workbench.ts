// A real VS Code to be driven from outside, as a user does: real keys, real clicks, and a look into the webview.

import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'playwright-core';
import { openBrowser } from '../../tools/vscode/browser.mjs';
import { pause, startServer } from '../../tools/vscode/server.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

export interface WorkbenchOptions {
  /** The workspace folder; examples/ unless told. */
  readonly folder?: string;
  /** Opened at start. */
  readonly file?: string;
  /** Of the window, in pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  /** The display language, as a language pack would set it (its own words stay English without the pack). */
  readonly language?: 'zh-cn';
  readonly theme?: 'light' | 'dark' | 'high contrast' | 'high contrast light';
  /** User settings over the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Extensions under development; this one unless told. */
  readonly extensions?: readonly string[];
  /** Run the extension in the web worker extension host. */
  readonly web?: boolean;
  /** A package to install instead of running the extension from its sources. */
  readonly vsix?: string;
}

export interface Workbench {
  readonly page: Page;
  /** The folder that holds everything this VS Code writes. */
  readonly data: string;
  /** F1, the title of a command, Enter. */
  palette(command: string): Promise<void>;
  /** The document inside a webview, once it is there: the one that is visible, or the one that holds `selector`. */
  panelFrame(selector?: string): Promise<Frame>;
  /** screenshots/NAME.png; answers the path. */
  screenshot(name: string): Promise<string>;
  /** Puts the keyboard into the text editor. */
  focusEditor(): Promise<void>;
  /** Waits until VS Code takes the preview for the part that has the focus: from then on it hears its keys. */
  panelActive(): Promise<void>;
  /** The text that the status bar shows. */
  statusBar(): Promise<string>;
  /** "Developer: Reload Window", and waits until the workbench is back. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

/** As the setting names them, and the class that the workbench gets with them. */
const themes = {
  light: { name: 'Light Modern', file: 'light_modern' },
  dark: { name: 'Dark Modern', file: 'dark_modern' },
  'high contrast': { name: 'Default High Contrast', file: 'hc_black' },
  'high contrast light': { name: 'Default High Contrast Light', file: 'hc_light' },
} as const;

/** What is taken when somebody asks for the other kind of theme. */
const preferredThemes = {
  'workbench.preferredLightColorTheme': themes.light.name,
  'workbench.preferredDarkColorTheme': themes.dark.name,
};

export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const { theme = 'dark', folder = join(root, 'examples'), file, vsix, web = false } = options;
  // This, because the workbench in a browser does not hear the documented payload for it (extensionDevelopmentKind).
  const webHost = web ? { 'remote.extensionKind': { 'packetwalk.packetwalk': ['web'] } } : {};
  const server = await startServer({
    settings: {
      'workbench.colorTheme': themes[theme].name,
      ...preferredThemes,
      ...webHost,
      ...options.settings,
    },
    ...(vsix ? { vsix } : {}),
  });
  const { browser, page } = await openBrowser({
    dark: !theme.includes('light'),
    ...(options.size ? { size: options.size } : {}),
  }).catch(async (error) => {
    await server.close();
    throw error;
  });

  /** A workbench first shows the colours that its page came with; those of the setting follow when it has read them. */
  const ready = async (themeClass = 'vscode-theme-') => {
    await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    await page.locator(`.monaco-workbench[class*="${themeClass}"]`).waitFor({ timeout: 60_000 });
    // The tab is there before the text is.
    if (file) await page.locator('.view-line').first().waitFor({ timeout: 60_000 });
  };

  const workbench: Workbench = {
    page,
    data: server.data,

    async palette(command) {
      const widget = page.locator('.quick-input-widget');
      const row = widget.locator('.monaco-list-row.focused').first();
      // Just after the start the commands of extensions are not there yet, and an open palette does not hear of new ones.
      for (const until = Date.now() + 20_000; ; ) {
        await page.keyboard.press('F1');
        await widget.locator('input').first().fill(`>${command}`);
        // The list follows a moment after the text: Enter must not take the row of the text before.
        for (let i = 0; i < 20; i++) {
          const label = await row.getAttribute('aria-label', { timeout: 200 }).catch(() => null);
          if (label?.toLowerCase().includes(command.toLowerCase())) {
            await page.keyboard.press('Enter');
            // Still there when the command asks something itself.
            await widget.waitFor({ state: 'hidden', timeout: 1_000 }).catch(() => undefined);
            return;
          }
          await pause(50);
        }
        await page.keyboard.press('Escape');
        if (Date.now() > until) throw new Error(`The palette has no command “${command}”.`);
      }
    },

    panelFrame: (selector) => panelFrame(page, selector),

    async screenshot(name) {
      const path = join(root, 'screenshots', `${name}.png`);
      mkdirSync(dirname(path), { recursive: true });
      await page.screenshot({ path });
      return path;
    },

    async focusEditor() {
      await page
        .locator('.editor-instance .view-lines')
        .first()
        .click({ position: { x: 5, y: 5 } });
    },

    async panelActive() {
      const tab = '.editor-group-container.active .tab.active';
      await page.locator(tab, { hasText: /^\W*Walk .*\.walk/ }).waitFor({ timeout: 20_000 });
    },

    async statusBar() {
      return (await page.locator('.part.statusbar').innerText()).replace(/\s+/g, ' ').trim();
    },

    async reload() {
      await page.reload();
      await ready();
    },

    async close() {
      await browser.close();
      await server.close();
    },
  };

  try {
    if (options.language)
      await page.addInitScript((language) => {
        Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: language });
      }, options.language);
    const stub = join(root, 'test/workbench/stub');
    const extensions = [...(options.extensions ?? [vsix ? stub : root])];
    await page.goto(server.url({ folder, extensions, ...(file ? { file } : {}) }));
    await ready(`vscode-theme-defaults-themes-${themes[theme].file}-json`);
  } catch (error) {
    await workbench.screenshot('workbench-failed').catch(() => undefined);
    await workbench.close();
    throw error;
  }
  return workbench;
}

/** The document inside a webview of any page with a workbench, once it is there. */
export async function panelFrame(page: Page, selector = 'body'): Promise<Frame> {
  const until = Date.now() + 30_000;
  while (Date.now() < until) {
    for (const outer of await page.locator('iframe.webview.ready').all()) {
      if (!(await outer.isVisible().catch(() => false))) continue;
      const wrapper = await (await outer.elementHandle({ timeout: 1_000 }).catch(() => null))?.contentFrame();
      const inner = await wrapper?.$('iframe#active-frame').catch(() => null);
      const frame = await inner?.contentFrame();
      if (frame && (await frame.$(selector).catch(() => null))) return frame;
    }
    await pause(50);
  }
  throw new Error(`No webview with “${selector}” within 30 s.`);
}
