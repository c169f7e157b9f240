export { methods as shippedMethods, plannedMethods } from '@jishi/rules';
