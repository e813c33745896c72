// Between wire sequence numbers (modulo 2^32, RFC 9293 section 3.4) and the numbers used here, which count from the SYN.

const MODULUS = 2 ** 32;

/** The wire's number for a count. */
export function toWire(initial: number, count: number): number {
  return (initial + count) % MODULUS;
}

/** The count that a wire number stands for: of all that fit, the one nearest to `near`. */
export function fromWire(initial: number, wire: number, near: number): number {
  const difference = (wire - toWire(initial, Math.max(0, near)) + MODULUS) % MODULUS;
  return near + (difference >= MODULUS / 2 ? difference - MODULUS : difference);
}
