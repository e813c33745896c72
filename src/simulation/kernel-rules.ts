// The rules of the Linux kernel that decide what is sent, each with its source. A run takes them as a value: the product always
// runs with LINUX; a test turns one off at a time and names the reference capture that then differs, so that every rule is known
// to be needed.
import type { Nanoseconds } from '../network/source.ts';

export interface KernelRules {
  /** mcast_solicit and ucast_solicit: ARP questions before giving up (net/ipv4/arp.c, arp_tbl) */
  readonly arpSolicitations: number;
  /** who answers an ARP question notes the asker (arp_process, neigh_event_ns) */
  readonly arpAnswererLearns: boolean;
  /** an entry used while stale is asked for again by unicast (neigh_timer_handler: DELAY, PROBE) */
  readonly arpRefresh: boolean;
  /** what waited for a MAC in vain is reported to its sender (ipv4_link_failure) */
  readonly hostUnreachable: boolean;
  /** who sends a packet back out tells its sender of the nearer next hop (ip_rt_send_redirect) */
  readonly redirects: boolean;
  /** a bridge learns source MACs (br_fdb_update) */
  readonly switchLearns: boolean;
  /** a datagram for a port that nobody has is answered (udp_rcv: icmp_send PORT_UNREACH) */
  readonly portUnreachable: boolean;
  /** RST to a segment without ACK acknowledges it (tcp_v4_send_reset; RFC 9293 section 3.10.7.1) */
  readonly resetAcknowledges: boolean;
  /** the first data of a connection is acknowledged at once, or when the program reads (tcp_event_data_recv, tcp_cleanup_rbuf) */
  readonly promptAcks: boolean;
  /** once the sides take turns, the ACK rides on the answer (inet_csk_in_pingpong_mode) */
  readonly pingPong: boolean;
  /** unacknowledged segments are sent again (tcp_retransmit_timer) */
  readonly retransmission: boolean;
  /** a second SYN of a half-open connection is answered again (tcp_check_req) */
  readonly answersDuplicateSyn: boolean;
  /** a SYN+ACK for an established connection is challenged (RFC 5961 section 4) */
  readonly challengesSyn: boolean;
  /** data may complete the handshake in place of the lost ACK (tcp_rcv_state_process) */
  readonly dataCompletesHandshake: boolean;
  /** no second copy while the first waits in this host (skb_still_in_host_queue) */
  readonly hostQueueCheck: boolean;
  /** timers due on the same tick fire in the reverse order of arming (enqueue_timer: hlist_add_head) */
  readonly timersLastArmedFirst: boolean;
  /** close() after SO_LINGER 0 sends RST (tcp_disconnect) */
  readonly abortResets: boolean;
  /** how long a program takes to run once it is woken; longer than a round trip in a small network */
  readonly waking: Nanoseconds;
}

/** Linux 6.18 with its default settings. */
export const LINUX: KernelRules = {
  arpSolicitations: 3,
  arpAnswererLearns: true,
  arpRefresh: true,
  hostUnreachable: true,
  redirects: true,
  switchLearns: true,
  portUnreachable: true,
  resetAcknowledges: true,
  promptAcks: true,
  pingPong: true,
  retransmission: true,
  answersDuplicateSyn: true,
  challengesSyn: true,
  dataCompletesHandshake: true,
  hostQueueCheck: true,
  timersLastArmedFirst: true,
  abortResets: true,
  waking: 1_000_000,
};
