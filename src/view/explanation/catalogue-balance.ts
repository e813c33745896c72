// The catalogue's part about balancers.
import type { BalanceMode, Schedule } from '../../network/balance.ts';
import type { BalancedErrorWay, BalanceReason } from '../../simulation/balance/fact.ts';
import type { Said } from './catalogue.ts';

export interface BalanceCatalogue {
  balanced(a: {
    node: string;
    service: string;
    to: string;
    mode: BalanceMode;
    schedule: Schedule['kind'];
    why: BalanceReason;
  }): Said;
  balancedBack(a: { node: string; service: string; real: string; client: string }): Said;
  balancedError(a: {
    node: string;
    service: string;
    real: string;
    client: string;
    mode: BalanceMode;
    way: BalancedErrorWay;
  }): Said;
  encapsulated(a: { node: string; source: string; destination: string }): Said;
  decapsulated(a: { node: string; source: string; destination: string }): Said;
  noRealServer(a: { node: string; service: string }): Said;
  readonly balanceCaptions: {
    readonly reals: string;
    readonly columns: readonly [real: string, weight: string];
    readonly loadColumns: readonly [active: string, inactive: string];
  };
}
