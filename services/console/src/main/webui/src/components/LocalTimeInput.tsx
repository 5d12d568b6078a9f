import { Input } from 'antd'
import { useZone } from '../api/zone'
import { aside, localTime } from '../format/format'
import { instantIn } from '../format/read'

/**
 * A station's local time to the second, typed as it is written everywhere else: 2019-10-13 08:19:33; another clock
 * than China's is named.
 */
export function LocalTimeInput({ value, onChange, label, name, zone }: {
  value: string
  onChange: (text: string) => void
  label: string
  name?: string
  zone?: string
}) {
  const around = useZone()
  const instant = instantIn(value, zone ?? around)
  return (
    <Input
      className="number"
      value={value}
      name={name}
      onChange={(event) => onChange(event.target.value)}
      placeholder="2019-10-13 08:19:33"
      maxLength={19}
      status={value !== '' && instant === undefined ? 'error' : ''}
      suffix={aside(instant ?? new Date().toISOString(), zone ?? around) || undefined}
      aria-label={label}
    />
  )
}

export const typedTime = (instant?: string | null, zone?: string) => (instant ? localTime(instant, zone) : '')
