import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import type { Band, Period } from '../api/tariff'
import { isClock } from '../format/day'
import { unitPrice } from '../format/format'
import { priceIn } from '../format/read'
import { useTexts } from '../texts'

export const bands: Band[] = ['SHARP', 'PEAK', 'FLAT', 'VALLEY', 'DEEP_VALLEY']

/** A period as it is typed; what cannot be read as a price yet is kept as text. */
export interface TypedPeriod {
  from: string
  to: string
  band: Band
  energy: string
  service: string
}

export const typed = (period: Period): TypedPeriod => ({
  from: period.from,
  to: period.to,
  band: period.band,
  energy: unitPrice(period.energyPriceHundredThousandths),
  service: unitPrice(period.servicePriceHundredThousandths),
})

/** The service finds what is wrong with times and gaps; only text that is no number stops here, as NaN. */
export const untyped = (period: TypedPeriod): Period => ({
  from: period.from,
  to: period.to,
  band: period.band,
  energyPriceHundredThousandths: priceIn(period.energy),
  servicePriceHundredThousandths: priceIn(period.service),
})

const blank: TypedPeriod = { from: '00:00', to: '24:00', band: 'FLAT', energy: '', service: '' }

/** One row a period; a price changed in one row of a band changes it in all, for a band has one price. */
export function PeriodEditor({
  value,
  onChange,
}: {
  value: TypedPeriod[]
  onChange: (periods: TypedPeriod[]) => void
}) {
  const texts = useTexts()
  const put = (index: number, change: Partial<TypedPeriod>) => {
    const changed = { ...value[index], ...change } as TypedPeriod
    const { energy, service } = 'band' in change ? (value.find((one) => one.band === change.band) ?? changed) : changed
    onChange(value.map((one, at) => {
      const row = at === index ? changed : one
      return row.band === changed.band ? { ...row, energy, service } : row
    }))
  }
  const add = () => {
    const last = value.at(-1)
    onChange([...value, last ? { ...last, from: last.to === '24:00' ? '00:00' : last.to, to: '24:00' } : blank])
  }
  return (
    <div className="periods">
      <div className="period faint">
        <span>{texts.tariff.from}</span>
        <span>{texts.tariff.to}</span>
        <span>{texts.bill.band}</span>
        <span>{texts.tariff.energyPrice}</span>
        <span>{texts.tariff.servicePrice}</span>
        <span />
      </div>
      {value.map((one, index) => (
        // Rows have no identity of their own but their place.
        <div className="period" key={index}>
          {(['from', 'to'] as const).map((end) => (
            <Input
              key={end} size="small" value={one[end]} maxLength={5} status={isClock(one[end]) ? '' : 'error'}
              onChange={(event) => put(index, { [end]: event.target.value })} aria-label={texts.tariff[end]}
            />
          ))}
          <Select
            size="small"
            value={one.band}
            onChange={(band) => put(index, { band })}
            aria-label={texts.bill.band}
            options={bands.map((band) => ({
              value: band,
              label: (
                <span className={`band-${band}`}>
                  <i className="band-dot" />
                  {texts.bill.bands[band]}
                </span>
              ),
            }))}
          />
          <Input
            size="small" className="number" value={one.energy} status={Number.isNaN(priceIn(one.energy)) ? 'error' : ''}
            onChange={(event) => put(index, { energy: event.target.value })} aria-label={texts.tariff.energyPrice}
          />
          <Input
            size="small"
            className="number"
            value={one.service}
            status={Number.isNaN(priceIn(one.service)) ? 'error' : ''}
            onChange={(event) => put(index, { service: event.target.value })}
            aria-label={texts.tariff.servicePrice}
          />
          <Button
            size="small" type="text" icon={<DeleteOutlined />} aria-label={texts.tariff.removePeriod}
            disabled={value.length === 1} onClick={() => onChange(value.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={add}>{texts.tariff.addPeriod}</Button>
    </div>
  )
}
