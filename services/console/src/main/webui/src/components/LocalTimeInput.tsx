import { Input } from 'antd'
import { localTime } from '../format/format'
import { instantIn } from '../format/read'

/** A station's local time to the second, typed as it is written everywhere else: 2019-10-13 08:19:33. */
export function LocalTimeInput({ value, onChange, label, name }: {
  value: string
  onChange: (text: string) => void
  label: string
  name?: string
}) {
  return (
    <Input
      className="number"
      value={value}
      name={name}
      onChange={(event) => onChange(event.target.value)}
      placeholder="2019-10-13 08:19:33"
      maxLength={19}
      status={value !== '' && instantIn(value) === undefined ? 'error' : ''}
      aria-label={label}
    />
  )
}

export const typedTime = (instant?: string | null) => (instant ? localTime(instant) : '')
