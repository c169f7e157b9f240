/** True in development and in the test build: adds the component page `/_kit`. */
declare const __KIT__: boolean;
