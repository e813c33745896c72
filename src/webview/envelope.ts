// The frame as nested layers, and above them the same packet on each of its hops.
import type { EnvelopeView, FieldView, HopsView, InspectorView, LayerView } from '../view/messages.ts';
import { element, onToggled } from './dom.ts';
import { grid } from './grid.ts';
import { recall, remember } from './host.ts';
import { octetDump } from './octets.ts';
import { fill, TEXT } from './text.ts';

export class Envelope {
  readonly #wished: (octets: boolean) => void;

  /** `wished`: the octets shall be shown, or not any more. */
  constructor(wished: (octets: boolean) => void) {
    this.#wished = wished;
  }

  content(view: InspectorView | undefined): HTMLElement[] {
    const envelope = view?.envelope;
    if (!envelope) return [element('p', { class: 'quiet' }, view ? TEXT.noFrame : '')];
    return [
      envelopeHead(envelope),
      ...(view.hops ? [hopsBlock(view.hops)] : []),
      ...envelope.layers.map((layer) => layerBlock(layer)),
      ...this.#octets(envelope),
    ];
  }

  #octets({ octets, layers }: EnvelopeView): HTMLElement[] {
    const box = element('input', { attributes: { type: 'checkbox' } });
    box.checked = recall().octets;
    box.addEventListener('change', () => this.#wished(box.checked));
    const shown = octets === undefined ? [] : [octetDump(octets, layers)];
    return [element('label', { class: 'all octets-switch' }, box, ` ${TEXT.octets}`), ...shown];
  }
}

function hopsBlock({ hops, rows }: HopsView): HTMLElement {
  const details = element('details', { class: 'hops' }, element('summary', {}, TEXT.acrossHops));
  details.open = recall().areHopsOpen;
  onToggled(details, (isOpen) => remember({ areHopsOpen: isOpen }));
  const columns = ['', ...hops.map(({ from, to }) => `${from} → ${to}`)];
  details.append(
    grid(
      columns,
      rows.map(({ field, cells, changed }) => ({
        cells: [field, ...cells],
        changed: [false, ...changed],
      })),
    ),
  );
  return details;
}

function layerBlock({ layer, protocol, summary, range, fields }: LayerView): HTMLElement {
  const changed = fields.filter(({ before }) => before !== undefined);
  const key = `${layer} ${protocol}`;
  const details = element(
    'details',
    { class: `layer l-${layer}`, data: { start: String(range.start), length: String(range.length) } },
    element(
      'summary',
      { title: fill(TEXT.layerTitle, { layer, name: layerName(layer), summary }) },
      element('span', { class: 'level' }, String(layer)),
      element('span', { class: 'protocol' }, protocol),
      element('span', { class: 'summary' }, summary),
    ),
    element('dl', {}, ...fields.flatMap(fieldLine)),
  );
  // What was opened by hand stays open from packet to packet.
  details.open = changed.length > 0 || recall().openLayers.includes(key);
  onToggled(details, (isOpen) => {
    const others = recall().openLayers.filter((open) => open !== key);
    remember({ openLayers: isOpen ? [...others, key] : others });
  });
  return details;
}
function envelopeHead({ number, from, to, size }: EnvelopeView): HTMLElement {
  return element(
    'p',
    { class: 'quiet frame' },
    fill(TEXT.packetHead, { number }),
    element('bdi', {}, from),
    ' → ',
    element('bdi', {}, to),
    `, ${size}`,
  );
}

function fieldLine({ name, value, before, range }: FieldView): HTMLElement[] {
  const data = { start: String(range.start), length: String(range.length) };
  return [
    element('dt', { data }, name),
    element(
      'dd',
      before === undefined ? { data } : { class: 'changed', data },
      before !== undefined && element('del', {}, before),
      before !== undefined && ' → ',
      value,
    ),
  ];
}

function layerName(layer: number): string {
  const { layers } = TEXT;
  return layer === 2 || layer === 3 || layer === 4 || layer === 7 ? layers[layer] : '';
}
