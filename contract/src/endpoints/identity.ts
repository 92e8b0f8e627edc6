import { z } from 'zod'
import { PageQuery, pageOf, Uuid } from '../primitives.ts'
import { HealthAnswers, SaveHealthBody } from '../requests/health.ts'
import * as identity from '../requests/identity.ts'
import type { RouteName } from '../routes.ts'
import type { Endpoint } from './endpoint.ts'

/** Signing in, accounts and the clinic itself. */
export const identityEndpoints = {
  signIn: {
    tag: 'identity',
    summary: 'Sign in with e-mail and password',
    open: true,
    body: identity.SignInBody,
    replies: { 200: identity.SignedIn },
    errors: ['wrong_credentials'],
  },
  signOut: { tag: 'identity', summary: 'End this sign-in and its sockets', replies: { 204: null } },
  register: {
    tag: 'identity',
    summary: 'Open a patient account',
    open: true,
    creates: true,
    body: identity.RegisterBody,
    replies: { 201: identity.SignedIn },
    errors: ['email_taken'],
  },
  changePassword: {
    tag: 'identity',
    summary: 'Change the own password; ends all other sign-ins',
    body: identity.ChangePasswordBody,
    replies: { 204: null },
    errors: ['wrong_credentials'],
  },
  setUpFirstAdministrator: {
    tag: 'identity',
    summary: 'Make the first administrator with the one-time link',
    open: true,
    body: identity.SetUpBody,
    replies: { 201: identity.SignedIn },
    errors: ['setup_closed', 'email_taken'],
  },
  openDemo: {
    tag: 'identity',
    summary: 'Sign in as a demo person; demo mode only',
    open: true,
    body: identity.OpenDemoBody,
    replies: { 200: identity.SignedIn },
    errors: ['not_found'],
  },
  getClinic: {
    tag: 'identity',
    summary: 'Name, phone, emergency number and hours of the clinic',
    open: true,
    replies: { 200: identity.Clinic },
  },
  getMe: { tag: 'identity', summary: 'Who I am', replies: { 200: identity.Me } },
  updateMe: {
    tag: 'identity',
    summary: 'Change own name, language, time zone, phone, keys or font',
    body: identity.UpdateMeBody,
    replies: { 200: identity.Me },
  },
  getMyHealth: {
    tag: 'identity',
    summary: 'Allergies, medicines and long-term conditions a patient told of themselves',
    replies: { 200: HealthAnswers },
    errors: ['forbidden'],
  },
  saveMyHealth: {
    tag: 'identity',
    summary: 'A patient tells their allergies, medicines and long-term conditions; replaces what was told',
    body: SaveHealthBody,
    replies: { 200: HealthAnswers },
    errors: ['forbidden'],
  },
  listSignIns: {
    tag: 'identity',
    summary: 'Where the own account is signed in now, newest first',
    replies: { 200: identity.SignIns },
  },
  endSignIn: {
    tag: 'identity',
    summary: 'End one of the own sign-ins and its sockets',
    params: z.object({ signInId: Uuid }),
    replies: { 204: null },
    errors: ['not_found'],
  },
  signOutEverywhere: {
    tag: 'identity',
    summary: 'End every sign-in of the own account but this one, and their sockets',
    replies: { 204: null },
  },
  listAccounts: {
    tag: 'identity',
    summary: 'All accounts; administrators only',
    query: PageQuery,
    replies: { 200: pageOf(identity.Account) },
    errors: ['forbidden'],
  },
  createAccount: {
    tag: 'identity',
    summary: 'Open an account; administrators only',
    creates: true,
    body: identity.CreateAccountBody,
    replies: { 201: identity.Account },
    errors: ['forbidden', 'email_taken'],
  },
  disableAccount: {
    tag: 'identity',
    summary: 'Close an account at once; administrators only',
    params: z.object({ userId: Uuid }),
    replies: { 204: null },
    errors: ['forbidden'],
  },
} as const satisfies Partial<Record<RouteName, Endpoint>>
