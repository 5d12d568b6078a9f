import type { Budget } from '../../api/voucher'
import { yuan } from '../../format/format'
import { useTexts } from '../../texts'

const fates = ['redeemed', 'reserved', 'available', 'expired'] as const

/** What a campaign has cost and may still cost, and where its vouchers are: the bar is all vouchers given. */
export function BudgetShown({ budget }: { budget: Budget }) {
  const texts = useTexts()
  const { vouchers } = budget
  const figures: [string, string, string][] = [
    [
      texts.campaign.given,
      `${budget.giftsGiven} / ${budget.totalGifts}`,
      texts.campaign.worth(vouchers.given, yuan(vouchers.givenFen)),
    ],
    [texts.campaign.cost, yuan(vouchers.redeemedFen), texts.campaign.pieces(vouchers.redeemed)],
    [
      texts.campaign.stillPossible,
      yuan(budget.stillPossibleFen),
      texts.campaign.leftToGive(budget.giftsLeft, yuan(budget.leftToGiveFen)),
    ],
  ]
  return (
    <section className="budget">
      <div className="figures">
        {figures.map(([label, value, note]) => (
          <div key={label}>
            <span className="faint">{label}</span>
            <b className="number">{value}</b>
            <span className="faint small">{note}</span>
          </div>
        ))}
      </div>
      {vouchers.given > 0 && (
        <div
          className="fates"
          role="img"
          aria-label={fates.map((fate) => `${texts.campaign.fates[fate]} ${vouchers[fate]}`).join('、')}
        >
          {fates.map((fate) => (
            <i key={fate} className={fate} style={{ flexGrow: vouchers[fate] }} />
          ))}
        </div>
      )}
      <p className="small">
        {fates.map((fate) => (
          <span key={fate} className="fate">
            <i className={fate} />
            {texts.campaign.fates[fate]} <b className="number">{vouchers[fate]}</b>{' '}
            <span className="faint number">{yuan(vouchers[`${fate}Fen`])}</span>
          </span>
        ))}
        <span className="faint">{texts.campaign.released(vouchers.released)}</span>
      </p>
    </section>
  )
}
