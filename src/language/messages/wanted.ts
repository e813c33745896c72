// What the parser looks for where it finds something else or nothing, and what a number counts: closed lists, so that a
// language that cannot say one of them does not compile.

/** A part of a statement that has a name of its own. */
export type Thing =
  | 'address'
  | 'address-port'
  | 'address-or-nic'
  | 'answer'
  | 'answerer'
  | 'answering-host'
  | 'arp-setting'
  | 'block'
  | 'connection'
  | 'dnat-lan'
  | 'dnat-to'
  | 'domain'
  | 'endpoint'
  | 'fact'
  | 'frames'
  | 'gateway'
  | 'header'
  | 'host-or-switch'
  | 'how-many'
  | 'how-many-macs'
  | 'how-many-requests'
  | 'how-many-translations'
  | 'leaving-lan'
  | 'link-end'
  | 'link-network'
  | 'link-other-end'
  | 'loopback'
  | 'loss-host'
  | 'mac'
  | 'mac-or-host'
  | 'name'
  | 'new-value'
  | 'next-hop'
  | 'nic'
  | 'nic-lan'
  | 'nic-or-host'
  | 'nic-or-lan'
  | 'number'
  | 'octets'
  | 'on-off'
  | 'payload'
  | 'peer'
  | 'port'
  | 'port-range'
  | 'ports'
  | 'predicate'
  | 'real-order'
  | 'record'
  | 'resolver'
  | 'result'
  | 'row'
  | 'rp-filter'
  | 'serve-port'
  | 'server'
  | 'service'
  | 'setting'
  | 'share'
  | 'snat-to'
  | 'socket-state'
  | 'subject'
  | 'switch'
  | 'target'
  | 'tcp-value'
  | 'text'
  | 'the-switch'
  | 'times'
  | 'trunk-end'
  | 'trunk-other-end'
  | 'ttl'
  | 'unset-host'
  | 'url'
  | 'value'
  | 'version'
  | 'walk-name'
  | 'which'
  | 'whose';

/** What has a name that the file gives. */
export type Noun =
  | 'lan'
  | 'switch'
  | 'host'
  | 'router'
  | 'balancer'
  | 'proxy'
  | 'nic'
  | 'upstream'
  | 'program';

export type Wanted =
  | Thing
  | { readonly keyword: string }
  | { readonly oneOf: readonly string[] }
  | { readonly nameOf: Noun }
  | { readonly time: string }
  | { readonly network: string };

/** What a whole number counts or measures. */
export type Quantity =
  | 'backlog'
  | 'datagrams'
  | 'echo-size'
  | 'echoes'
  | 'frames'
  | 'http-status'
  | 'identifier'
  | 'macs'
  | 'metric'
  | 'mtu'
  | 'probes'
  | 'replies'
  | 'requests'
  | 'retries'
  | 'segment-size'
  | 'sends'
  | 'sockets'
  | 'status'
  | 'times'
  | 'translations'
  | 'ttl'
  | 'weight';

/** What a size is too large for. */
export type Limit = 'page' | 'send' | 'datagram';
