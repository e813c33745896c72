// Spans of virtual time in a few characters, as they stand in the gutter: three digits, the unit that fits.
import type { Nanoseconds } from '../network/source.ts';

/** `50 µs`, `203 ms`, `1.02 s`, `15 s`, `2 min 5 s`. */
export function formatDuration(duration: Nanoseconds): string {
  if (duration < 1e3) return `${duration} ns`;
  if (duration < 999.5e3) return `${threeDigits(duration / 1e3)} µs`;
  if (duration < 999.5e6) return `${threeDigits(duration / 1e6)} ms`;
  const seconds = duration / 1e9;
  if (seconds < 119.5) return `${threeDigits(seconds)} s`;
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
}

function threeDigits(value: number): string {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  // `1.00` says no more than `1`.
  return String(Number(value.toFixed(digits)));
}
