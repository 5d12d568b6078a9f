import { getTagged } from './http'

export type Unit = 'TENTH_WH' | 'SECOND' | 'PERCENT' | 'FEN' | 'HUNDRED_THOUSANDTH_YUAN_PER_KWH' | 'NONE'

/** A check of the catalogue; its tolerance counts units. */
export interface Check {
  code: number
  name: string
  nameEn: string
  unit: Unit
  usualTolerance: number
  usuallyEnabled: boolean
}

/** One check for a pile model, or for all piles when the model is null. */
export interface CheckSetting {
  code: number
  model: string | null
  enabled: boolean
  tolerance: number | null
}

export interface CheckSettings {
  backlogAt: string
  checks: Check[]
  settings: CheckSetting[]
}

export interface WalletSetting {
  spendingOrder: 'PRINCIPAL_FIRST' | 'BONUS_FIRST'
  arrearsLimitFen: number
  /** Null: nobody is told. */
  lowBalanceFen: number | null
}

export const checkSettingsPath = '/api/billing/v1/check-settings'
export const walletSettingPath = '/api/billing/v1/wallet-setting'

export const checkSettings = (signal: AbortSignal) => getTagged<CheckSettings>(checkSettingsPath, {}, signal)

export const walletSetting = (signal: AbortSignal) => getTagged<WalletSetting>(walletSettingPath, {}, signal)
