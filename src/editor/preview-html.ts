// The page of the panel: its parts, and a policy that allows one script and one style sheet, no network and no evaluation.
import { Uri, type Webview } from 'vscode';

export function panelHtml(webview: Webview, extensionUri: Uri): string {
  const uri = (...path: readonly string[]): string =>
    webview.asWebviewUri(Uri.joinPath(extensionUri, ...path)).toString();
  const nonce = makeNonce();
  // Mermaid writes styles into its drawings: those cannot carry a nonce.
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'unsafe-inline'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${uri('media', 'panel.css')}">
  <title>Packet Walk</title>
</head>
<body class="no-picture at-start">
  <header id="bar" role="toolbar" aria-label="Walk"></header>
  <div id="menu" role="menu" hidden></div>
  <div id="strip" role="status" hidden></div>
  <section id="board" hidden></section>
  <main id="scroller" aria-label="Sequence diagram" tabindex="0">
    <div id="heads" aria-hidden="true"></div>
    <div id="pages" aria-hidden="true"></div>
  </main>
  <ol id="row-list" class="unseen" aria-label="Packets"></ol>
  <div id="splitter" role="separator" tabindex="0" aria-orientation="horizontal" aria-label="Height of the inspector"
    aria-valuemin="15" aria-valuemax="75"></div>
  <section id="inspector" aria-label="Inspector">
    <div id="why"></div>
    <div id="tabs" role="tablist"></div>
    <div id="tab-body" role="tabpanel" tabindex="0"></div>
  </section>
  <div id="announcer" class="unseen" aria-live="polite"></div>
  <script nonce="${nonce}" src="${uri('dist', 'panel.js')}"></script>
</body>
</html>`;
}

/** Fresh for each page. Uniqueness is what counts here: nothing of a file ever gets into the page's source. */
function makeNonce(): string {
  let nonce = '';
  while (nonce.length < 32) nonce += Math.random().toString(36).slice(2);
  return nonce.slice(0, 32);
}
