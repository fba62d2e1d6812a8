import { Matches } from 'class-validator';

export class ReconcileDto {
  /** A day in Asia/Shanghai, `2026-11-21`. */
  @Matches(/^\d{4}-\d\d-\d\d$/) date!: string;
}
