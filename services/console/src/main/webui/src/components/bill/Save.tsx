import { Button, Checkbox, Input, Space } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../texts'

/** The last step of everything that moves money: why, and whether the driver is told. */
export function Save({ busy, label, save }: {
  busy: boolean
  label: string
  save: (reason: string, notifyDriver: boolean) => void
}) {
  const texts = useTexts()
  const [reason, setReason] = useState('')
  const [notifyDriver, setNotifyDriver] = useState(false)
  return (
    <Space wrap className="save">
      <Input
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        placeholder={`${texts.common.reason}（${texts.common.reasonHint}）`}
        maxLength={200}
        name="reason"
        style={{ width: 320 }}
      />
      <Checkbox checked={notifyDriver} onChange={(event) => setNotifyDriver(event.target.checked)}>{texts.correction.notifyDriver}</Checkbox>
      <Button type="primary" loading={busy} disabled={reason.trim() === ''} onClick={() => save(reason.trim(), notifyDriver)}>{label}</Button>
    </Space>
  )
}
