// The walks that the bench opens, as text: 30 hosts on one lan, of which some ask the first for a page, one after the other.

/** Arrows of a request and its answer, with the connection around it. */
const ARROWS_EACH = 10;
/** Of the address resolution before a host's first request. */
const ARROWS_FIRST = 2;
/** Records of the same. */
const RECORDS_EACH = 82;

const HOSTS = 30;
/** The label of the first request's arrow. */
export const FIRST_REQUEST = 'GET /a';

/** About so many arrows in the diagram. */
export function walkOfArrows(arrows: number): string {
  const firsts = Math.min(HOSTS - 1, Math.floor(arrows / (ARROWS_EACH + ARROWS_FIRST)));
  return walkOfRequests(Math.ceil((arrows - firsts * ARROWS_FIRST) / ARROWS_EACH));
}

/** At least so many records in the trace. */
export function walkOfRecords(records: number): string {
  return walkOfRequests(Math.ceil(records / RECORDS_EACH));
}

function walkOfRequests(requests: number): string {
  const text = ['lan office 10.0.0.0/24'];
  for (let host = 0; host < HOSTS; host += 1)
    text.push(`host h${host} {`, `  nic office 10.0.0.${host + 1}`, '  serve http 80', '}');
  text.push('walk "bench" {');
  for (let request = 0; request < requests; request += 1)
    text.push(`  h${1 + (request % (HOSTS - 1))} get http://h0/${request === 0 ? 'a' : ''}`);
  text.push('}', '');
  return text.join('\n');
}

/** From 1, as the editor counts them. */
export function lineOfFirstRequest(text: string): number {
  return text.split('\n').findIndex((line) => line.includes(' get ')) + 1;
}
