// Stands for every style, font, sound and picture that a screen imports: tests of components look at none of them.
export default '';
