// Tells the thread sanitizer of the locks that it cannot see; loaded before the tests by `.ci/sanitize thread`.
//
// `Mutex` takes a free lock inline, where the sanitizer follows it. A lock that is held by another thread is waited for
// in Swift's own library, which is not built with the sanitizer: what follows such a wait would look like a race.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"
#define SWIFT __attribute__((swiftcall))
#define HANDLE __attribute__((swift_context)) void *handle

// Of the program, when it is built with the sanitizer.
void __tsan_acquire(void *) __attribute__((weak));
void __tsan_release(void *) __attribute__((weak));

SWIFT void lock_slowly(uint32_t thread, HANDLE) __asm__(LOCK);
SWIFT void unlock_slowly(HANDLE) __asm__(UNLOCK);

SWIFT void lock_slowly(uint32_t thread, HANDLE) {
  typedef SWIFT void call(uint32_t, HANDLE);
  ((call *)dlsym(RTLD_NEXT, LOCK))(thread, handle);
  if (__tsan_acquire) __tsan_acquire(handle);
}

SWIFT void unlock_slowly(HANDLE) {
  typedef SWIFT void call(HANDLE);
  if (__tsan_release) __tsan_release(handle);
  ((call *)dlsym(RTLD_NEXT, UNLOCK))(handle);
}
