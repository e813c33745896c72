// The window of a VS Code from npm: the system's Chromium.
import { chromium } from 'playwright-core';
import { findChromium, need } from '../need.mjs';

/** @param {{ size?: { width: number, height: number }, dark?: boolean, headed?: boolean }} [options] */
export async function openBrowser({ size = { width: 1280, height: 800 }, dark = true, headed = false } = {}) {
  need('chromium');
  const browser = await chromium.launch({
    executablePath: /** @type {string} */ (findChromium()),
    headless: !headed,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const context = await browser.newContext({ viewport: size, colorScheme: dark ? 'dark' : 'light' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  return { browser, context, page };
}
