import { type ReactNode } from 'react';

/** Draws words of a sentence as something else than text: a link, an emphasis. */
export type Draw = (words: string) => ReactNode;

/** Fields that people know by another name than the API; the others have the same. */
const FIELDS: Readonly<Record<string, string>> = {
  color: 'colour',
  currentPassword: 'current password',
  slug: 'address',
  tagList: 'tags',
};

const NUMBER = new Intl.NumberFormat('en');

function counted(count: number, thing: string): string {
  return `${NUMBER.format(count)} ${thing}${count === 1 ? '' : 's'}`;
}

/**
 * Every text of the app. Its type is what another language must have (`messages.ko.tsx`): a text that is missing there,
 * or takes something else, does not compile. Where public browser suites look for a text, it is theirs.
 */
export const messages = {
  app: {
    skipToContent: 'Skip to content',
    loading: 'Loading',
    tryAgain: 'Try again',
    tryingAgain: 'Trying again…',
    cancel: 'Cancel',
    close: 'Close',
    pages: 'Pages',
    page: (page: number) => `Page ${page}`,
    newer: 'Newer',
    older: 'Older',
    more: 'Show more',
  },
  navigation: {
    main: 'Main',
    home: 'Home',
    newArticle: 'New Article',
    notifications: 'Notifications',
    unreadNotifications: (count: number) => `Notifications, ${count} unread`,
    settings: 'Settings',
    signIn: 'Sign in',
    signUp: 'Sign up',
  },
  footer: {
    aboutPublication: 'About this publication',
    explore: 'Explore',
    otherPublications: 'Other publications',
    openPublication: 'Open a publication',
    language: 'Language',
    appearance: 'Appearance',
    appearances: { auto: 'As the system', light: 'Light', dark: 'Dark' },
  },
  unavailable: {
    banner: 'The server can’t be reached. You stay signed in, and what you typed is kept.',
    reconnect: 'Reconnect',
    brokenHeading: 'This page could not be shown',
    broken: 'Its code may not have arrived, or a new version was put up meanwhile.',
    loadAgain: 'Load again',
  },
  notFound: {
    title: 'Not found',
    heading: 'There is nothing here',
    text: (link: Draw) => (
      <>The page was moved or deleted, or its address has a typing error. {link('Go to the front page')}</>
    ),
    publicationTitle: 'No such publication',
    publicationHeading: 'There is no publication at this address',
    publicationText: (host: ReactNode) => (
      <>Nobody has opened {host}. Check the address for a typing error.</>
    ),
  },
  failure: {
    unreachable: 'Unable to connect. Try again in a moment.',
    credentials: 'Email or password is wrong.',
    signedOut: 'You are no longer signed in. Sign in and try again.',
    tooMany: 'That was tried too often. Try again later.',
    lost: 'A server failed, and the last changes were lost with it. Look what is there before you go on.',
    refused: (status: number) => `The request was refused (${status}).`,
    /** What the API says of a field, for people. */
    field: (field: string, reason: string) => `${FIELDS[field] ?? field} ${reason}`,
  },
  feeds: {
    label: 'Feeds',
    tagline: 'A place to share what you know.',
    yours: 'Your Feed',
    global: 'Global Feed',
    listPage: (list: string, page: number) => `${list}, page ${page}`,
    emptyYours: 'Your feed is empty. Follow some people to see their articles here.',
    empty: 'No articles are here... yet.',
    loading: 'Loading articles',
    popularTags: 'Popular Tags',
    noTags: 'No tags are here... yet.',
    tags: 'Tags',
  },
  article: {
    loading: 'Loading the article',
    readMore: 'Read more…',
    edit: 'Edit Article',
    delete: 'Delete Article',
    deleted: 'The article is deleted.',
    writeAgain: 'Edit it as a new article',
    favorite: 'Favorite Article',
    unfavorite: 'Unfavorite Article',
    favoriteTitle: (title: string) => `Favorite ${title}`,
    unfavoriteTitle: (title: string) => `Unfavorite ${title}`,
    table: 'Table',
    code: 'Code',
    done: 'Done',
    toDo: 'To do',
  },
  comments: {
    heading: 'Comments',
    invitation: (signIn: Draw, signUp: Draw) => (
      <>
        {signIn('Sign in')} or {signUp('sign up')} to add comments on this article.
      </>
    ),
    empty: 'No comments yet.',
    yours: 'Your comment',
    placeholder: 'Write a comment...',
    post: 'Post Comment',
    sending: 'Sending…',
    delete: 'Delete comment',
  },
  editor: {
    newHeading: 'New Article',
    editHeading: 'Edit Article',
    title: 'Title',
    description: 'What it is about',
    body: 'Text',
    tags: 'Tags',
    tagsHint: 'Enter adds one',
    tagsPlaceholder: 'Enter tags',
    tagsOfArticle: 'Tags of this article',
    removeTag: (tag: string) => `Remove tag ${tag}`,
    publish: 'Publish Article',
    write: 'Write',
    preview: 'Preview',
    nothingToPreview: 'What you write is shown here as readers will see it.',
    formatting: 'Formatting',
    format: {
      heading: 'Heading',
      bold: 'Bold',
      italic: 'Italic',
      link: 'Link',
      image: 'Image',
      code: 'Code',
      quote: 'Quote',
      list: 'List',
    },
    placeholders: {
      heading: 'Heading',
      text: 'text',
      link: 'https://',
      image: 'what the picture shows',
      code: 'code',
    },
    draftRestored: (when: string) => `This is your draft of ${when}.`,
    draftOlder: 'The article was changed elsewhere since. Publishing replaces that change.',
    draftKept: 'Your draft is kept in this browser.',
    draftNotKept: 'This browser keeps no draft: publish before you leave.',
    discard: 'Discard draft',
    discardHeading: 'Discard this draft?',
    discardText: 'What you typed since the article was last published is thrown away.',
    discardNewText: 'What you typed is thrown away.',
    keep: 'Keep it',
  },
  profile: {
    follow: (name: string) => `Follow ${name}`,
    unfollow: (name: string) => `Unfollow ${name}`,
    edit: 'Edit Profile Settings',
    tabs: 'Articles of this person',
    articles: 'Articles',
    favorited: 'Favorited',
    articlesBy: (name: string) => `Articles by ${name}`,
    articlesLikedBy: (name: string) => `Articles ${name} likes`,
    noFavorites: 'No favorites here... yet.',
  },
  account: {
    signIn: 'Sign in',
    signUp: 'Sign up',
    needAccount: 'Need an account?',
    haveAccount: 'Have an account?',
    email: 'Email',
    username: 'Username',
    password: 'Password',
    passwordHint: 'At least 8 characters; any characters.',
    showPassword: 'Show the password',
    hidePassword: 'Hide the password',
  },
  settings: {
    title: 'Settings',
    heading: 'Your Settings',
    image: 'Profile picture',
    imageHint: 'Address of an image (https://…)',
    bio: 'Short bio',
    newPassword: 'New password',
    newPasswordHint: 'Leave empty to keep the one you have.',
    currentPassword: 'Current password',
    currentPasswordHint: 'Wanted for a new email or password when you signed in more than 10 minutes ago.',
    update: 'Update Settings',
    signOut: 'Or click here to logout',
  },
  sessions: {
    heading: 'Where you are signed in',
    unknownDevice: 'Unknown device',
    since: (date: string) => `Since ${date}.`,
    lastSeen: (date: string) => `Last seen ${date}.`,
    current: 'This is where you are now.',
    end: 'Sign out',
    endThis: (device: string) => `Sign out ${device}`,
    endOthers: 'Sign out everywhere else',
  },
  notifications: {
    title: 'Notifications',
    empty: 'Nothing yet. Follow people to hear when they publish.',
    markRead: 'Mark as read',
    markAllRead: 'Mark all as read',
    markThisRead: (what: string) => `Mark as read: ${what}`,
    published: (actor: ReactNode, article: ReactNode) => (
      <>
        {actor} published {article}
      </>
    ),
    commented: (actor: ReactNode, article: ReactNode) => (
      <>
        {actor} commented on {article}
      </>
    ),
    followed: (actor: ReactNode) => <>{actor} follows you now</>,
  },
  publication: {
    title: 'About this publication',
    openedOn: (date: string) => `Open since ${date}.`,
    address: 'Address',
    invite: 'Invite people',
    inviteHint: 'Whoever opens this link can sign up, write and comment.',
    inviteLink: 'Link to sign up',
    copy: 'Copy',
    copied: 'Copied',
    look: 'Name and colour',
    name: 'Name',
    color: 'Colour',
    colorHint: 'Links and buttons take it; it is made lighter or darker until it can be read.',
    save: 'Save',
    saved: 'Saved.',
    openTitle: 'Open a publication',
    openText: 'A publication of your own: its address, its readers, its writers. You will be its owner.',
    slug: 'Address',
    slugHint: (address: string) => `Readers will find it at ${address}`,
    yourAccount: 'Your account there',
    yourAccountHint: 'Each publication has its own accounts: yours here are not taken over.',
    open: 'Open Publication',
    openedHeading: (name: string) => `${name} is open`,
    openedText:
      'Its address is its own, so you sign in there once more, with the email and password you chose.',
    goThere: (name: string) => `Go to ${name}`,
    switchTitle: 'Publications',
    switchText: 'Every publication has its own address and its own accounts.',
    search: 'Search by name or address',
    noneFound: 'No publication has this in its name.',
    listLabel: 'Publications',
    here: 'You are here',
  },
  explore: {
    title: 'Explore',
    text: 'What is written in all publications.',
    orders: 'Order',
    newest: 'Newest',
    favorited: 'Most favored',
    favorites: (count: number) => counted(count, 'favorite'),
    totals: (articles: number, publications: number) =>
      `${counted(articles, 'article')} in ${counted(publications, 'publication')},`,
    countedAt: (when: string) => `counted ${when}.`,
    incomplete: 'Articles of some publications are missing just now.',
    empty: 'No articles are here... yet.',
  },
};

export type Messages = typeof messages;
