"""The figures on screen: counted on a thread of their own, walked through number by number; Enter opens its cases."""
