import { ExclamationCircleOutlined } from '@ant-design/icons'
import { Tag, Tooltip } from 'antd'
import type { PriceSuperseded } from '../api/billing'
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

/**
 * Another price was in force: nothing is taken or given back for it, unless somebody corrects the bill. In a list, a
 * sign.
 */
export function Superseded({ price, sign = false }: { price: PriceSuperseded; sign?: boolean }) {
  const texts = useTexts().bill
  const version = texts.tariffVersion(price.tariffId, price.tariffVersion)
  return sign ? (
    <Tooltip title={`${texts.superseded}：${version}`}>
      <ExclamationCircleOutlined className="overdue" aria-label={texts.superseded} />
    </Tooltip>
  ) : (
    <Tag color="warning">
      {texts.superseded}：{version}
    </Tag>
  )
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
