// Whether what was typed can be an e-mail address; the server looks more closely.

export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text.trim());
