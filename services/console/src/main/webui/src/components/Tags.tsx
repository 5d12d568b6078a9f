import { Tag, Tooltip } from 'antd'
import { useTexts } from '../texts'

const stateColors: Record<string, string> = {
  REQUESTED: 'processing',
  CHARGING: 'processing',
  ENDED: 'default',
  FAILED: 'default',
  HELD: 'error',
  BILLED: 'warning',
  SETTLED: 'success',
}

export function StateTag({ state }: { state: string }) {
  const texts = useTexts()
  return <Tag color={stateColors[state] ?? 'default'}>{texts.records.states[state] ?? state}</Tag>
}

/** Number and name together: the number is what operators say to each other. */
export function CodeTag({ code, name }: { code: number; name?: string }) {
  const texts = useTexts()
  return (
    <Tooltip title={texts.abnormal.codeHints[code]}>
      <Tag color={code === 1 ? 'error' : 'warning'} className="code-tag">
        <b>{code}</b>
        {texts.abnormal.codes[code] ?? name}
      </Tag>
    </Tooltip>
  )
}
