import { Tag, Tooltip } from 'antd'
import type { CampaignState } from '../api/voucher'
import { useTexts } from '../texts'

const sessionColors: Record<string, string> = {
  REQUESTED: 'processing',
  CHARGING: 'processing',
  ENDED: 'default',
  FAILED: 'default',
  HELD: 'error',
  BILLED: 'warning',
  SETTLED: 'success',
}

const campaignColors: Record<CampaignState, string> = {
  DRAFT: 'default', ACTIVE: 'success', PAUSED: 'warning', ENDED: 'default',
}

export function StateTag({ state }: { state: string }) {
  const texts = useTexts()
  return <Tag color={sessionColors[state] ?? 'default'}>{texts.records.states[state] ?? state}</Tag>
}

export function CampaignStateTag({ state }: { state: CampaignState }) {
  const texts = useTexts()
  return <Tag color={campaignColors[state]}>{texts.campaign.states[state]}</Tag>
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
