import { configure } from '@testing-library/react'

// What is fetched when it is first shown takes its time on a busy machine; the library's own second is for quiet ones.
configure({ asyncUtilTimeout: 10_000 })
