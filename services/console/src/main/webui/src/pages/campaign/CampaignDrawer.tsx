import { Button, Descriptions, Popconfirm, Skeleton, Space } from 'antd'
import { useState } from 'react'
import { useMay } from '../../api/session'
import type { Station } from '../../api/stations'
import { useLoad } from '../../api/useLoad'
import { useWrite } from '../../api/useWrite'
import { type Campaign, type CampaignState, type Finding, budget, campaign, campaignPath } from '../../api/voucher'
import { Time, Yuan } from '../../components/Cells'
import { Failure } from '../../components/Failure'
import { FormDrawer, useLeaving } from '../../components/FormDrawer'
import { Refused } from '../../components/Refused'
import { CampaignStateTag } from '../../components/Tags'
import { useTexts } from '../../texts'
import { BudgetShown } from './BudgetShown'
import { Findings } from './Findings'
import { GiftForm } from './GiftForm'
import { draftOf } from './draft'

/** What may follow a state; the service says the same. */
const nextStates: Record<CampaignState, CampaignState[]> = {
  DRAFT: ['ACTIVE', 'ENDED'], ACTIVE: ['PAUSED', 'ENDED'], PAUSED: ['ACTIVE', 'ENDED'], ENDED: [],
}

/** One campaign: its terms, its budget, what may be done with it, and gifts by hand. */
export function CampaignDrawer({ campaignId, stations, edit, changed, close }: {
  campaignId: string
  stations: Station[]
  edit: (campaign: Campaign) => void
  changed: () => void
  close: () => void
}) {
  const texts = useTexts()
  const mayEdit = useMay('operator-admin', 'platform-admin')
  const mayGive = useMay('operator-admin', 'finance', 'platform-admin')
  const [giving, setGiving] = useState(false)
  const [confirmed, setConfirmed] = useState<string[]>([])
  const writing = useWrite<Campaign>()
  const { data, problem, reload } = useLoad(async (signal) => {
    const [found, money] = await Promise.all([campaign(campaignId, signal), budget(campaignId, signal)])
    return { ...found, money }
  }, [campaignId])
  const again = () => {
    reload()
    changed()
  }
  const become = async (state: CampaignState) => {
    if (!data) return
    const body = { ...draftOf(data.data), state, confirmedWarnings: confirmed }
    if (await writing.send({ method: 'PUT', path: campaignPath(campaignId), body, ifMatch: data.etag })) again()
  }
  const asked = writing.problem?.type?.endsWith('campaign-unconfirmed') ? (writing.problem.findings as Finding[]) : []
  const one = data?.data
  const scope = (names: string[]) => (names.length === 0 ? texts.common.all : names.join('、'))

  return (
    <FormDrawer
      open
      size={720}
      close={close}
      title={
        one && (
          <Space>
            {one.name}
            <CampaignStateTag state={one.state} />
          </Space>
        )
      }
      extra={
        one &&
        mayEdit &&
        one.state !== 'ENDED' && (
          <Space>
            <Edit edit={() => edit(one)} />
            {nextStates[one.state].map((state) => (
              <Popconfirm
                key={state}
                title={texts.campaign.becomeHints[state]}
                okText={texts.common.confirm}
                cancelText={texts.common.cancel}
                onConfirm={() => become(state)}
              >
                <Button
                  type={state === 'ACTIVE' ? 'primary' : 'default'}
                  danger={state === 'ENDED'}
                  loading={writing.busy}
                >
                  {texts.campaign.become[state]}
                </Button>
              </Popconfirm>
            ))}
          </Space>
        )
      }
    >
      {problem && <Failure problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton active />}
      {asked.length === 0 ? <Refused problem={writing.problem} /> : (
        <div className="save">
          <Findings findings={asked} confirmed={confirmed} confirm={setConfirmed} />
          <Button
            type="primary"
            loading={writing.busy}
            disabled={asked.some(({ code }) => !confirmed.includes(code))}
            onClick={() => become('ACTIVE')}
          >
            {texts.campaign.become.ACTIVE}
          </Button>
        </div>
      )}
      {one && data && (
        <>
          <BudgetShown budget={data.money} />
          <Descriptions
            size="small" column={2} bordered className="terms"
            items={[
              {
                key: 'trigger',
                label: texts.campaign.trigger,
                children: texts.campaign.occasion(one.trigger, one.rechargeThresholdFen ?? 0),
              },
              {
                key: 'gift',
                label: texts.campaign.gift,
                children: (
                  <span className="number">
                    {one.piecesPerGift} × <Yuan fen={one.faceFen} />
                  </span>
                ),
              },
              { key: 'minimum', label: texts.campaign.minimumSpend, children: <Yuan fen={one.minimumSpendFen} /> },
              { key: 'limit', label: texts.campaign.perDriver, children: one.giftsPerDriver ?? texts.campaign.noLimit },
              { key: 'from', label: texts.campaign.giftFrom, children: <Time at={one.giftFrom} /> },
              { key: 'until', label: texts.campaign.giftUntil, children: <Time at={one.giftUntil} /> },
              {
                key: 'validity',
                label: texts.campaign.validity,
                span: 2,
                children: one.validityDays ? (
                  texts.campaign.days(one.validityDays)
                ) : (
                  <>
                    <Time at={one.validFrom} /> – <Time at={one.validUntil} />
                  </>
                ),
              },
              ...(one.trigger !== 'RECHARGE' ? [] : [{
                key: 'lapses',
                label: texts.campaign.onRefund,
                span: 2,
                children: one.lapsesOnRefund ? texts.campaign.lapses : texts.campaign.stays,
              }]),
              { key: 'departments', label: texts.campaign.departments, children: scope(one.departments) },
              { key: 'subOperators', label: texts.campaign.subOperators, children: scope(one.subOperators) },
              {
                key: 'stations',
                label: texts.campaign.stations,
                span: 2,
                children: scope(
                  one.stationIds.map((id) => stations.find((place) => place.stationId === id)?.name ?? id),
                ),
              },
            ]}
          />
          {mayGive && one.state === 'ACTIVE' && !giving && (
            <Button onClick={() => setGiving(true)}>{texts.campaign.give}</Button>
          )}
          {giving && <GiftForm campaign={one} done={again} />}
        </>
      )}
    </FormDrawer>
  )
}

/** Takes the place of the drawer, with the gift that somebody may be writing in it. */
function Edit({ edit }: { edit: () => void }) {
  const words = useTexts().campaign
  const leave = useLeaving()
  return <Button onClick={() => leave(edit)}>{words.edit}</Button>
}
