import { Button, Input, Space } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../texts'

/** Nothing of this is changed without a word why. */
export function SaveWithReason({
  busy,
  ready,
  most,
  save,
}: {
  busy: boolean
  ready: boolean
  most: number
  save: (reason: string) => void
}) {
  const texts = useTexts()
  const [reason, setReason] = useState('')
  return (
    <Space wrap>
      <Input
        name="reason"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        maxLength={most}
        style={{ width: 320 }}
        placeholder={`${texts.common.reason}（${texts.common.reasonHint}）`}
      />
      <Button
        type="primary"
        loading={busy}
        disabled={!ready || reason.trim() === ''}
        onClick={() => save(reason.trim())}
      >
        {texts.messages.save}
      </Button>
    </Space>
  )
}
