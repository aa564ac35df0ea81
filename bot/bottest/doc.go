// Package bottest holds every memory of the bot to the same promises, and gives tests a clock.
//
// A promise is a function: a store's own test calls [TestConversations] and [TestOptOuts] with a way to make an empty
// store. It is used by tests only.
package bottest
