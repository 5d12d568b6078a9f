import { Button, Checkbox, Input, Space } from 'antd'
import { useTexts } from '../../texts'

/** Why money is moved, and whether the driver is told: only if somebody chooses so. */
export interface Saying {
  reason: string
  notifyDriver: boolean
}

export const unsaid: Saying = { reason: '', notifyDriver: false }

/** The last step of everything that moves money; what was typed is its owner's, so that a refusal does not lose it. */
export function Save({ busy, label, saying, say, save, disabled = false }: {
  busy: boolean
  label: string
  saying: Saying
  say: (saying: Saying) => void
  save: (saying: Saying) => void
  disabled?: boolean
}) {
  const texts = useTexts()
  const reason = saying.reason.trim()
  return (
    <Space wrap className="save">
      <Input
        value={saying.reason}
        onChange={(event) => say({ ...saying, reason: event.target.value })}
        placeholder={`${texts.common.reason}（${texts.common.reasonHint}）`}
        maxLength={200}
        name="reason"
        aria-label={texts.common.reason}
        style={{ width: 320 }}
      />
      <Checkbox
        checked={saying.notifyDriver}
        onChange={(event) => say({ ...saying, notifyDriver: event.target.checked })}
      >
        {texts.correction.notifyDriver}
      </Checkbox>
      <Button
        type="primary"
        loading={busy}
        disabled={disabled || reason === ''}
        onClick={() => save({ ...saying, reason })}
      >
        {label}
      </Button>
    </Space>
  )
}
