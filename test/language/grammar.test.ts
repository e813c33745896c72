// Every file written in the language parses; a file that uses only what is simulated checks clean.
import { describe, expect, test } from 'vitest';
import { check } from '../../src/language/check.ts';
import { said, walksIn } from './reading.ts';

const TWINS = walksIn('test/kernel');

/** The networks that were recorded before anything was written; others have been asked of the kernel since. */
const REFERENCE = `
  s01a_ping s02a_http_client_closes s02c_http_no_timestamps s02d_delayed_ack
  s02e_request_response_pingpong s02f_large_response s02g_abort_rst s02j_half_close
  s03_closed_port s04_no_such_host s05a_learning s05b_unknown_unicast_flood
  s05c_two_switches s06_router s06b_ping_router s07a_traceroute
  s07c_ttl s07d_no_route s07e_loop s08a_nat_one
  s08b_nat_same_port s08g_nat_udp_dns s08h_nat_ping s08i_nat_inbound
  s09a_dnat s09b_hairpin_fails s09c_hairpin_works s10a_split_handshake
  s10b_per_packet_rr s10d_synack_retries s11a_lb_nat s11b_lb_nat_wrong_gw
  s12a_dr s12b_dr_no_arp_ignore s12c_dr_no_vip_on_lo s13a_nginx
  s13b_haproxy s14a_first_syn_lost s14b_all_syn_lost s14c_all_syn_lost_classic
  s14d_synack_lost s14e_ack_lost s14g_data_lost s14i_server_down_behind_router
  s14j_fw_drop s14j_fw_reject s15a_no_nat s16a_udp_closed
  s16c_udp_ok s17a_lpm s17b_no_default s18a_gratuitous
  s18c_stale_probe s18g_queue s19a_mask_too_wide s19c_mask_too_narrow
  s19d_gateway_missing s19h_duplicate_ip s20a_ping_df s20b_tcp_pmtud
  s20d_mss_from_mtu
`
  .trim()
  .split(/\s+/);

test('all 61 reference files are here', () => {
  const names = TWINS.map(([path]) => path.replace(/^.*\/|\.walk$/g, ''));
  expect(REFERENCE).toHaveLength(61);
  expect(REFERENCE.filter((name) => !names.includes(name))).toEqual([]);
});

describe('what is simulated is without a mistake', () => {
  test.each([
    ...TWINS,
    ...walksIn('examples'),
    ...walksIn('test/language').filter(([path]) => path.endsWith('kitchen-sink.walk')),
  ])('%s', (_, text) => {
    expect(said(text).filter((line) => line.startsWith('error'))).toEqual([]);
    expect(check(text).network).toBeDefined();
  });
});

describe('every construct of the language', () => {
  test.each([...TWINS, ...walksIn('test/language').filter(([path]) => path.endsWith('everything.walk'))])(
    '%s',
    (_, text) => {
      const { diagnostics, network } = check(text);
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(network).toBeDefined();
    },
  );
});

describe('what the reference files warn of is what they are about', () => {
  const WARNINGS: Readonly<Record<string, readonly string[]>> = {
    k06_redirect_backoff: ['mask-differs'],
    k07_no_route_limit: ['mask-differs'],
    k11_synack_queue: ['mask-differs'],
    k16_dns_server_gone: ['no-name-server'],
    k26_dns_errors: ['no-name-server', 'no-name-server'],
    k38_own_gateway: ['own-gateway'],
    k39_last_asker: ['outside-lan'],
    s11b_lb_nat_wrong_gw: ['answers-elsewhere', 'answers-elsewhere'],
    s12b_dr_no_arp_ignore: ['answers-for-virtual', 'answers-for-virtual'],
    s12c_dr_no_vip_on_lo: ['no-virtual-address', 'no-virtual-address'],
    s17b_no_default: ['no-gateway'],
    s19a_mask_too_wide: ['mask-differs'],
    s19c_mask_too_narrow: ['mask-differs'],
    s19h_duplicate_ip: ['duplicate-address'],
  };
  test.each(TWINS)('%s', (path, text) => {
    const name = path.replace(/^.*\/|\.walk$/g, '');
    const codes = check(text).diagnostics.map(({ code }) => code);
    expect(codes).toEqual(WARNINGS[name] ?? []);
  });
});
