import rehypeHighlight from 'rehype-highlight';

// A module of its own, with the grammars of some forty languages: fetched with the first text that has code in it.
export default rehypeHighlight;
