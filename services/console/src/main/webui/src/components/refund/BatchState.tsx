import { Progress, Tag } from 'antd'
import type { Batch } from '../../api/refundBatch'
import { useTexts } from '../../texts'

const colors: Record<string, string> = {
  FROZEN: 'warning',
  APPROVED: 'default',
  RUNNING: 'default',
  DONE: 'success',
  CANCELLED: 'default',
  OPEN: 'default',
  FAILED: 'error',
}

export function BatchState({ state }: { state: string }) {
  const texts = useTexts().refundBatch
  return <Tag color={colors[state]}>{texts.states[state] ?? state}</Tag>
}

/** How far a batch is: what was refunded in full colour, what failed in red behind it. */
export function BatchProgress({ batch }: { batch: Batch }) {
  const texts = useTexts().refundBatch
  const share = (count: number) => Math.floor((count / batch.items) * 100)
  const { done, failed } = batch.progress
  return (
    <div title={texts.progress(done, failed, batch.progress.open)}>
      <Progress
        percent={share(done + failed)} success={{ percent: share(done) }} strokeColor="var(--alert)" size="small"
        format={() => `${done}/${batch.items}`}
      />
    </div>
  )
}
