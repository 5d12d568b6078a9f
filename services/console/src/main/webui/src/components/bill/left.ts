import type { ExplainedBill, Refund } from '../../api/billing'

const wentBack: Record<string, keyof Pick<Refund, 'energyFeeFen' | 'serviceFeeFen' | 'idleFeeFen'>> = {
  ENERGY_FEE: 'energyFeeFen', SERVICE_FEE: 'serviceFeeFen', IDLE_FEE: 'idleFeeFen',
}

/**
 * What of a fee has not gone back yet, by refunds of any version: no more can, and less where a voucher paid part of
 * it.
 */
export function leftOf(component: string, { components }: Pick<ExplainedBill, 'components'>, made: Refund[]): number {
  const fee = components.find((one) => one.component === component)?.amountFen ?? 0
  const name = wentBack[component]
  return Math.max(0, made.reduce((left, one) => left - (name ? one[name] : 0), fee))
}
