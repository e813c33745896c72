// The page of the panel: its parts, and a policy that allows one script and one style sheet, no network and no evaluation.
import { Uri, type Webview } from 'vscode';
import type { PanelText } from '../view/messages.ts';

export function panelHtml(webview: Webview, extensionUri: Uri, text: PanelText): string {
  const uri = (...path: readonly string[]): string =>
    webview.asWebviewUri(Uri.joinPath(extensionUri, ...path)).toString();
  const nonce = makeNonce();
  // Mermaid writes styles into its drawings: those cannot carry a nonce.
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'unsafe-inline'`,
    // A picture that the panel itself has made, to be turned into a PNG: nothing is loaded.
    'img-src blob:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${text.language}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${uri('media', 'panel.css')}">
  <title>Packet Walk</title>
</head>
<body class="no-picture at-start" data-text="${attribute(JSON.stringify(text))}">
  <main>
  <h1 class="unseen">Packet Walk</h1>
  <div id="bar" role="toolbar" aria-label="${text.walk}"></div>
  <div id="menu" role="menu" hidden></div>
  <div id="scrubber" role="slider" tabindex="0" aria-label="${text.scrubber}" aria-valuemin="0"></div>
  <div id="filter" role="search" aria-label="${text.filter}" hidden></div>
  <div id="strip" role="status" hidden></div>
  <section id="board" hidden></section>
  <section id="scroller" aria-label="${text.diagram}" tabindex="0">
    <div id="heads" aria-hidden="true"></div>
    <div id="pages" aria-hidden="true"></div>
    <div id="nothing-matches" class="nothing" hidden></div>
    <div id="nothing-sent" class="nothing" hidden></div>
  </section>
  <div id="row-list" class="unseen" role="list" aria-label="${text.packets}"></div>
  <div id="splitter" role="separator" tabindex="0" aria-orientation="horizontal" aria-label="${text.inspectorHeight}"
    aria-valuemin="15" aria-valuemax="75"></div>
  <section id="inspector" aria-label="${text.inspector}">
    <div id="why"></div>
    <div id="tabs" role="tablist"></div>
    <div id="tab-body" role="tabpanel" tabindex="0"></div>
  </section>
  </main>
  <div id="announcer" class="unseen" aria-live="polite"></div>
  <script nonce="${nonce}" src="${uri('dist', 'panel.js')}"></script>
</body>
</html>`;
}

/** As it stands between double quotes. */
function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** Fresh for each page. Uniqueness is what counts here: nothing of a file ever gets into the page's source. */
function makeNonce(): string {
  let nonce = '';
  while (nonce.length < 32) nonce += Math.random().toString(36).slice(2);
  return nonce.slice(0, 32);
}
