export {
  type BedsideEvent,
  BedsideProvider,
  type BedsideProviderProps,
  type CallingClient,
  RecordsProvider,
  useBedside,
} from './bedside/bedside-provider.tsx'
export { type BedsideTheme, createTheme } from './bedside/create-theme.ts'
export { ProblemNotice, type ProblemNoticeProps, useProblemWords } from './bedside/problem-notice.tsx'
export { useAct } from './bedside/use-act.ts'
export { type Loaded, problemOf, useLoad } from './bedside/use-load.ts'
export { useMaybeReadable, useReadable } from './bedside/use-readable.ts'
export { type ChatActions, ChatPanel, type ChatPanelProps } from './chat/chat-panel/chat-panel.tsx'
export { hasLine, systemLine } from './chat/system-line/system-line.ts'
export { useChat } from './chat/use-chat/use-chat.ts'
export {
  ConsultationRoom,
  type ConsultationRoomProps,
} from './consultation/consultation-room/consultation-room.tsx'
export { VisitChat, type VisitChatProps } from './consultation/consultation-room/visit-chat.tsx'
export {
  ConsultationHistory,
  type ConsultationHistoryProps,
  VisitRecord,
} from './consultation/history/consultation-history.tsx'
export { HistoryRows, type HistoryRowsProps } from './consultation/history/history-rows.tsx'
export { VisitTimeline, type VisitTimelineProps } from './consultation/history/visit-timeline.tsx'
export {
  JoinConsultationButton,
  type JoinConsultationButtonProps,
} from './consultation/join-button/join-consultation-button.tsx'
export type { RoomSide } from './consultation/side/room-side.ts'
export { VisitSummary, type VisitSummaryProps } from './consultation/summary/summary.tsx'
export { SummaryText } from './consultation/summary/summary-text.tsx'
export { useCallSession, useConsultation } from './consultation/visit-source/use-consultation.ts'
export { namesOf, otherOf, useSessionId, useVisit } from './consultation/visit-source/use-visit.ts'
export { WaitingRoom, type WaitingRoomProps } from './consultation/waiting-room/waiting-room.tsx'
export { FeedbackForm, type FeedbackFormProps } from './feedback/feedback-form/feedback-form.tsx'
export {
  type FeedbackLine,
  feedbackLine,
  isFeedbackSkipped,
  keptFeedback,
  sendKeptFeedback,
} from './feedback/kept-feedback.ts'
export { PatientFeedback, type PatientFeedbackProps } from './feedback/patient-feedback/patient-feedback.tsx'
export { type Announce, Announcer, useAnnounce } from './kit/announcer/announcer.tsx'
export { Button, type ButtonProps } from './kit/button/button.tsx'
export { buttonLook } from './kit/button/button-look.ts'
export { Checkbox, RadioGroup, type RadioGroupProps, type RadioOption } from './kit/choice/choice.tsx'
export { Dialog, type DialogProps } from './kit/dialog/dialog.tsx'
export { ClinicCall } from './kit/emergency-card/clinic-call.tsx'
export { dialled } from './kit/emergency-card/dialled.ts'
export { EmergencyCard, type EmergencyCardProps } from './kit/emergency-card/emergency-card.tsx'
export { EmptyState, type EmptyStateProps } from './kit/empty-state/empty-state.tsx'
export { Face, type FaceProps, initialsOf } from './kit/face/face.tsx'
export { Field, FieldFrame, type FieldWords, Select, TextArea } from './kit/field/field.tsx'
export { useFocusKeeper } from './kit/focus-keeper/use-focus-keeper.ts'
export { Hidden } from './kit/hidden/hidden.tsx'
export { Icon } from './kit/icon/icon.tsx'
export type { IconName } from './kit/icon/shapes.ts'
export { LanguageSwitch, type LanguageSwitchProps } from './kit/language-switch/language-switch.tsx'
export { Name } from './kit/name/name.tsx'
export { Notice, type NoticeKind, type NoticeProps } from './kit/notice/notice.tsx'
export { Skeleton, type SkeletonProps } from './kit/skeleton/skeleton.tsx'
export { Slip, type SlipProps, type SlipStub } from './kit/slip/slip.tsx'
export {
  type ShownStatus,
  StatusMark,
  type StatusMarkProps,
  shownStatusOf,
} from './kit/status-mark/status-mark.tsx'
export { Whole, type WholeProps } from './kit/whole/whole.tsx'
export { ringBell } from './media/bell/bell.ts'
export { type DeviceActions, DeviceCheck, type DeviceCheckProps } from './media/device-check/device-check.tsx'
export { useLocalTracks, useParticipant, useScreenShare, useVideoRoom } from './media/hooks/use-video-room.ts'
export { SmallView, type SmallViewProps } from './media/small-window/small-view.tsx'
export { createTextEngine } from './text/engine.ts'
export { type Formats, formatsOf, useFormats } from './text/formats.ts'
export {
  chooseLanguage,
  directionOf,
  languageNames,
  pseudoLanguage,
  type TextLanguage,
} from './text/languages.ts'
export {
  defineTexts,
  type Messages,
  type TextCatalogue,
  type TextKey,
  type Translate,
  type Translation,
} from './text/messages.ts'
export {
  deviceTimeZone,
  TextProvider,
  type TextProviderProps,
  useCatalogue,
  useLanguage,
  useText,
} from './text/text-provider.tsx'
export { useChosenWords } from './text/use-chosen-words.ts'
export { visitTexts } from './text/visit-texts.ts'
export { canonicalZone, zoneName } from './text/zones.ts'
