import { Input } from 'antd'
import { useTexts } from '../../texts'
import { type TypedIdle, readableIdle, typedIdle, untypedIdle } from './idle'

/** All of an idle fee: what is left out of it is not charged, or not spared. */
export function IdleFields({ value, onChange }: { value: TypedIdle; onChange: (change: Partial<TypedIdle>) => void }) {
  const texts = useTexts().tariff
  const field = (name: keyof TypedIdle, label: string, width: number, placeholder?: string) => (
    <Input
      name={name} prefix={label} value={value[name]} placeholder={placeholder} style={{ width }} aria-label={label}
      status={readableIdle(untypedIdle({ ...typedIdle(), [name]: value[name] })) ? '' : 'error'}
      onChange={(event) => onChange({ [name]: event.target.value })}
    />
  )
  return (
    <>
      {field('perMinute', texts.perMinute, 170)}
      {field('freeMinutes', texts.freeMinutes, 150)}
      {field('cap', texts.cap, 170, texts.noCap)}
      {field('quietHours', texts.quietHours, 250, '22:00–07:00')}
    </>
  )
}
