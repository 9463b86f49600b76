/**
 * The settings of V8 that every process of the program runs with.
 *
 * V8 as Node 20 has it hands a function to its optimising compiler after so little work that a first inspection, and nearly
 * every command, spends more of the processor on compiling than on the work. Later is soon enough: what runs again and
 * again is as fast as before (docs/performance.md, "all pairs: first in a fresh process"). Newer versions of Node have a
 * compiler between the two, and are left as they are.
 */
export const V8_FLAGS = process.versions.node.startsWith("20.") ? ["--interrupt-budget=500000"] : [];
