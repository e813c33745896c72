// An IPv4 address and a transport port: one side of a connection (RFC 9293 section 3.3.1, "socket").
import { formatIpv4, type Ipv4 } from './ipv4.ts';

export interface Endpoint {
  readonly address: Ipv4;
  /** 0 … 65535; 0 only where a port is not yet chosen */
  readonly port: number;
}

export function formatEndpoint({ address, port }: Endpoint): string {
  return `${formatIpv4(address)}:${port}`;
}

export function sameEndpoint(a: Endpoint, b: Endpoint): boolean {
  return a.address === b.address && a.port === b.port;
}
