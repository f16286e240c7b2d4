import { template } from './template.ts';

export const TITLES = [
  'What the {thing} taught {person}',
  'In praise of the {adjective} {thing}',
  'The {thing} and the {adjective} town',
  'A year with the {thing} in {place}',
  'Why {place} still needs the {thing}',
  'Notes on the {thing}, from {place}',
  'How {person} saved the {thing}',
  'The last {thing} in {place}',
  'Against the {adjective} {thing}',
  'Learning to love the {thing}',
  'The case for the {thing}',
  '{number} mornings at the {thing}',
  'Letter from {place}: the {thing}',
  'Nobody asked about the {thing}',
  'The {adjective} return of the {thing}',
  'What we got wrong about the {thing}',
].map(template);

export const DESCRIPTIONS = [
  'A {adjective} look at the {thing}, with help from {person}.',
  'We went to {place} to see the {thing} and stayed longer than planned.',
  'The {thing} is older than it looks. {number} people told us why it stays.',
  'What happens to the {thing} when nobody is watching.',
  'A short account of the {thing}, begun {time}.',
  'Between {feeling} and {feeling}: the {thing} as {place} knows it.',
].map(template);

export const SENTENCES = [
  'The first time I saw the {thing} in {place}, I took it for something else.',
  'It was {person} who told me, {time}, that the {thing} had been there all along.',
  'There are {number} of them left in {place}, and each has its {adjective} defenders.',
  'Ask anyone here about the {thing} and you will hear {number} different stories.',
  'None of this was planned; it began {time} and nobody thought to stop it.',
  'People speak of it with {feeling}, and then change the subject.',
  'The {thing} does one {adjective} job and does it without being thanked.',
  'You notice it only when it is missing, which in {place} happens about {number} times a year.',
  'I wrote down what {person} said, and {time} I wrote it down again because I had not believed it.',
  'What looks {adjective} from a distance turns out to be somebody’s whole week.',
  'Costs are part of it, but not the part that {person} wants to talk about.',
  'It takes {number} minutes to explain the {thing} and a good deal longer to fix one.',
  'Some find that {adjective}; I have come to see it as a kind of {feeling}.',
  'In {place} they have a word for this, and it does not translate.',
  '{time} the {thing} was moved a few metres, and half the town wrote letters.',
  'A {adjective} idea survives when somebody keeps the key, and here that is {person}.',
  'We counted {number} before the rain began and then agreed to call it a day.',
  'If you do only one thing in {place}, sit by the {thing} until it stops being strange.',
  'The plans exist, in a drawer that {person} opens with visible {feeling}.',
  'Nothing about the {thing} is efficient, and nearly everything about it works.',
  'By the time we left there were {number} of us, and the {thing} had been forgotten.',
  'The rule is simple: whoever arrives first takes care of the {thing}.',
].map(template);

export const HEADINGS = [
  'How it started',
  'What {person} remembers',
  'The {adjective} part',
  'Elsewhere: {place}',
  'What it costs',
  'A second visit',
  'Where it goes from here',
].map(template);

export const POINTS = [
  'go early, and bring {person} if you can',
  'the {thing} closes when it wants to',
  'expect {feeling}, then {feeling}',
  'allow {number} minutes more than the sign says',
  '{place} is closer than it looks',
].map(template);

export const COMMENTS = [
  'I grew up next to the {thing} in {place}, and this is exactly right.',
  'Thank you. I read it {time} and sent it to {person}.',
  'Lovely, but there are {number} of them, not fewer.',
  'I am not sure I agree about the {adjective} part, though I enjoyed every line.',
  'This made me get up and look at our own {thing}. Same story here.',
  'Could you say more about what it costs? That is the question in {place} too.',
  'My first reaction was {feeling}. My second was to read it again.',
  '{person} would like a word about the {thing}.',
  'Went there {time} because of this piece. Worth it.',
  'The photograph I have of it is from {place}, and it looks just as {adjective}.',
].map(template);
